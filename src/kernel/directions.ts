const orders = /[\u202a-\u202e\u2066-\u2069]/;
const allOrders = new RegExp(orders, 'g');

/**
 * The text without the characters that order a direction. One of them in somebody's words turns round
 * what stands after it on the page, or in a mail's subject. Letters of every script keep their own direction.
 */
export function withoutOrders(text: string): string {
  return orders.test(text) ? text.replace(allOrders, '') : text;
}

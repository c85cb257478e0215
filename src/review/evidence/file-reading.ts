import {
  type Evidence as File,
  mostFiles,
  readEvidence,
} from '../../contributions/files/evidence.ts';
import { Invalid, type Problem } from '../../kernel/errors.ts';
import type { Form } from '../../kernel/http/form.ts';

/** The files chosen in `files`, each known by its content; none is well too. Throws Invalid. */
export async function readFiles(form: Form): Promise<File[]> {
  const chosen = (form.files.files ?? []).filter(({ name, size }) => name !== '' || size > 0);
  const problems: Problem[] = [];
  if (chosen.length > mostFiles) {
    problems.push({ field: 'files', message: `Choose at most ${mostFiles} files at once` });
  }
  const files: File[] = [];
  for (const file of chosen.slice(0, mostFiles)) {
    const read = readEvidence(file.name, new Uint8Array(await file.arrayBuffer()));
    if ('problem' in read) problems.push({ field: 'files', message: read.problem });
    else files.push(read);
  }
  if (problems.length > 0) throw new Invalid(problems);
  return files;
}

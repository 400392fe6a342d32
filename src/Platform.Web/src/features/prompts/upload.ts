import { Refusal } from '../../api/refusal';

type Upload = {
  url: string;
  token: string;
  language: string;
  file: Blob;
  /** 0 to 100: how much of the file has been sent. */
  onProgress: (percent: number) => void;
};

/** Sends a file. Not by `fetch`, which does not tell how far it is. */
export function upload({ url, token, language, file, onProgress }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Accept-Language', language);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : Math.round((100 * loaded) / total));
    request.onerror = () => reject(new TypeError('The file could not be sent.'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(refusalOf(request.status, request.responseText));
    };
    request.send(file);
  });
}

export function refusalOf(status: number, text: string): Refusal {
  try {
    return new Refusal(status, JSON.parse(text));
  } catch {
    return new Refusal(status, {});
  }
}

/** The first of prompt-1, prompt-2, … that is not taken: a name in any script makes no id. */
export function freeId(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`prompt-${number}`)) number++;
  return `prompt-${number}`;
}

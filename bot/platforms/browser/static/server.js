// Speaking with the bot: one POST, one answer.

const UNREACHED = "Jag når inte Samordnaren just nu. Det du skrev står kvar; försök igen om en stund.";

/** What went wrong, in a sentence for the person. */
export class Problem extends Error {}

/** A fresh name for something the person did; kept while the same thing is tried again. */
export const newEvent = () => `browser:${crypto.randomUUID()}`;

/** Send to an address below the person's own; the answer as an object, or a Problem. */
export async function send(what, sent) {
  const person = encodeURIComponent(document.body.dataset.person);
  const room = document.body.dataset.room;
  let response;
  try {
    response = await fetch(`/som/${person}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ room, ...sent }),
    });
  } catch {
    throw new Problem(UNREACHED);
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(answer.problem ?? UNREACHED);
  return answer;
}

// The page owner's own script: notes what the policy refuses, signs in, and uses everything there is to use.
const refused = [];
const failed = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, sourceFile }) =>
  refused.push(`${violatedDirective} ${blockedURI} ${sample} ${sourceFile}`),
);
addEventListener('error', ({ message }) => failed.push(message));
addEventListener('unhandledrejection', ({ reason }) => failed.push(String(reason)));

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const main = document.querySelector('main');

function* everyElement(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}

async function until(found) {
  for (let count = 0; count < 1_200; count += 1) {
    if (found()) return;
    await frame();
  }
  failed.push(`never came: ${found}`);
}

const count = (selector) => [...everyElement(main)].filter((element) => element.matches(selector)).length;

/** What kind of control it is: of many alike a few are enough. */
function kindOf(element) {
  const { host } = element.getRootNode();
  return `${host?.localName} ${element.localName} ${element.getAttribute('part')} ${element.getAttribute('type')}`;
}

const STYLED = '<p style="color: red" onclick="x()">Styled <b style="font-size: 9px">pasted</b></p>';
const pasted = [];

/** As somebody does who copied something from another site. */
function paste(field) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'Styled pasted');
  clipboardData.setData('text/html', STYLED);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
  // Firefox makes such an event without what is pasted.
  if (event.clipboardData !== clipboardData) Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  if (!field.dispatchEvent(event)) pasted.push(field);
}

async function useEverything() {
  const used = new Set();
  const kinds = new Map();
  for (let round = 0; round < 3; round += 1) {
    for (const element of [...everyElement(main)]) {
      if (used.has(element) || !element.matches('button, summary, textarea, input')) continue;
      const kind = kindOf(element);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kinds.get(kind) > 4) continue;
      used.add(element);
      element.focus();
      if (element.matches('textarea')) {
        element.value = 'Words, **bold** and `code`';
        element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        paste(element);
      } else element.click();
      document.title = `${used.size} used in round ${round}`;
      await frame();
    }
    for (let wait = 0; wait < 20; wait += 1) await frame();
  }
  await until(() => pasted.some(({ value }) => value.includes('**pasted**')));
  return { controls: used.size, kinds: kinds.size };
}

async function run() {
  await until(() => count('article') > 30 && count('table') > 5 && count('plein-member-card') > 5);
  const read = count('*');
  const community = document.querySelector('plein-community');
  community.identity = async () => main.dataset.token;
  await until(() => count('button') > 60 && count('fieldset') > 2);
  const used = await useEverything();
  document.documentElement.lang = 'nl';
  for (let wait = 0; wait < 30; wait += 1) await frame();
  document.documentElement.classList.add('dark');
  const changed = await useEverything();
  community.identity = undefined;
  for (let wait = 0; wait < 30; wait += 1) await frame();
  return { read, used, changed };
}

async function misbehave() {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('style', 'color: red');
  main.append(paragraph);
  try {
    paragraph.innerHTML = '<b>not trusted</b>';
  } catch {
    // Refused, as it should be.
  }
  for (let wait = 0; wait < 10; wait += 1) await frame();
  return {};
}

const done = main.dataset.misbehave === undefined ? run() : misbehave();
done.then(
  (told) => (document.title = JSON.stringify({ ...told, refused, failed })),
  (error) => (document.title = JSON.stringify({ refused, failed: [...failed, String(error)] })),
);

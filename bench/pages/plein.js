// Which thread, and who reads it.
const asked = new URL(location.href).searchParams;
if (asked.has('thread')) document.querySelector('#thread').setAttribute('thread', asked.get('thread'));
if (asked.has('order')) document.querySelector('#thread').setAttribute('order', asked.get('order'));
if (asked.has('token')) document.querySelector('plein-community').identity = async () => asked.get('token');

import { SMTPServer } from 'smtp-server';

// A mail server that asks for a password and offers STARTTLS; every mail it takes is a line of JSON.
const server = new SMTPServer({
  allowInsecureAuth: true,
  onAuth: ({ username, password }, session, done) =>
    username === 'trae' && password === 'mailbox key' ? done(null, { user: username }) : done(new Error('Wrong name or password')),
  onRcptTo: ({ address }, session, done) => done(address.startsWith('gone') ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', part => parts.push(part));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      console.log(JSON.stringify({ from: mailFrom.address, to: rcptTo.map(each => each.address), secure: session.secure, text: Buffer.concat(parts).toString() }));
      done();
    });
  },
});

// What a client breaks off is no failure of the server.
server.on('error', error => console.error(error.message));
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.server.address().port })));
process.stdin.on('end', () => process.exit()).resume();

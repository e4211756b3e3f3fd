// Speaks with the program that makes the load: a command a line, an answer a line.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export class Load {
  constructor(binary, address, words) {
    this.process = spawn(binary, [address, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.complaints = '';
    this.process.stderr.setEncoding('utf8').on('data', (text) => (this.complaints += text));
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  async tell(command) {
    this.process.stdin.write(`${command}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`${command}: ${this.complaints.trim() || 'the load ended'}`);
    return JSON.parse(value);
  }

  async end() {
    this.process.stdin.end();
    await new Promise((done) => (this.process.exitCode === null ? this.process.once('exit', done) : done()));
  }
}

import { WebSocketInterface } from 'jssip';

/** A WebSocket that can be left without a word: what is said afterwards is not sent, so that no call is hung up. */
export class LeavableSocket extends WebSocketInterface {
  private isLeft = false;

  leave(): void {
    this.isLeft = true;
    super.disconnect();
  }

  /** For a connection that may be dead and does not know it: after a change of network it is silent for minutes before it ends. */
  reopen(): void {
    if (this.isLeft) return;
    super.disconnect();
    this.ondisconnect(true);
  }

  override connect(): void {
    if (!this.isLeft) super.connect();
  }

  override send(message: string): boolean {
    return this.isLeft || super.send(message);
  }
}

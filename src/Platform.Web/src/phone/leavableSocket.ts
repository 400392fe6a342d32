import { WebSocketInterface } from 'jssip';

/** A WebSocket that can be left without a word: what is said afterwards is not sent, so that no call is hung up. */
export class LeavableSocket extends WebSocketInterface {
  private isLeft = false;

  leave(): void {
    this.isLeft = true;
    super.disconnect();
  }

  override connect(): void {
    if (!this.isLeft) super.connect();
  }

  override send(message: string): boolean {
    return this.isLeft || super.send(message);
  }
}

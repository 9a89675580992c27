package org.muster.rounds.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.muster.shared.Problem;

/** Lines of bytes, of which none may go on for ever: a line is held in memory until its end. */
final class ShortLines extends FilterInputStream {

  private static final int MOST_BYTES = 1 << 20;

  private int since;

  ShortLines(InputStream lines) {
    super(lines);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  /**
   * As of any stream.
   *
   * @throws Problem 422 in a line of more than a megabyte
   */
  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    for (int n = from; n < from + read; n++) {
      since = buffer[n] == '\n' ? 0 : since + 1;
      if (since > MOST_BYTES) {
        throw Problem.unprocessable("rounds.line");
      }
    }
    return read;
  }
}

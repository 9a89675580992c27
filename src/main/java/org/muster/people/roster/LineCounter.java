package org.muster.people.roster;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Hands out bytes one line at a time, so that a decoder's failure is in the line it counts. */
final class LineCounter extends FilterInputStream {

  private int line = 1;
  private boolean ended;

  LineCounter(InputStream in) {
    super(new BufferedInputStream(in, 1 << 16));
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (ended) {
      ended = false;
      line++;
    }
    int n = 0;
    while (n < length) {
      int b = in.read();
      if (b < 0) {
        return n == 0 ? -1 : n;
      }
      into[offset + n++] = (byte) b;
      if (b == '\n') {
        ended = true;
        return n;
      }
    }
    return n;
  }

  @Override
  public int available() {
    // A decoder that is told of more would ask for it before it has judged what it has.
    return 0;
  }

  int line() {
    return line;
  }
}

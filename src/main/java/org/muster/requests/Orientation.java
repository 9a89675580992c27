package org.muster.requests;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds in a JPEG how the camera was held: EXIF tag 0x0112, 1 to 8; 1 where nothing says so. */
final class Orientation {

  private static final int EXIF = 0x45786966;
  private static final int TAG = 0x0112;

  private Orientation() {}

  static int of(byte[] jpeg) {
    var bytes = ByteBuffer.wrap(jpeg);
    try {
      if (bytes.getShort() != (short) 0xFFD8) {
        return 1;
      }
      while (bytes.remaining() > 4) {
        int marker = bytes.getShort() & 0xFFFF;
        int length = bytes.getShort() & 0xFFFF;
        if ((marker & 0xFF00) != 0xFF00 || marker == 0xFFDA || length < 2) {
          return 1;
        }
        if (marker == 0xFFE1 && length >= 16 && bytes.getInt(bytes.position()) == EXIF) {
          return inTiff(bytes.slice(bytes.position() + 6, length - 8));
        }
        bytes.position(bytes.position() + length - 2);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
      return 1;
    }
    return 1;
  }

  private static int inTiff(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int n = 0; n < entries; n++) {
      int entry = directory + 2 + 12 * n;
      if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
        int found = tiff.getShort(entry + 8);
        return found >= 1 && found <= 8 ? found : 1;
      }
    }
    return 1;
  }
}

package org.muster.people.roster;

import java.io.IOException;
import java.nio.file.Files;
import org.muster.shared.Problem;

/** Reads a file of either kind, by its content; its name is not trusted. */
final class FileReader {

  private static final long LARGEST = 64L << 20;

  private FileReader() {}

  static void read(Upload file, Lines lines) throws IOException {
    long size = Files.size(file.path());
    if (size == 0) {
      throw Problem.unprocessable("import.file-empty", file.name());
    }
    if (size > LARGEST) {
      throw tooLarge(file);
    }
    var head = new byte[8];
    try (var in = Files.newInputStream(file.path())) {
      in.readNBytes(head, 0, head.length);
    }
    if (starts(head, 'P', 'K', 3, 4)) {
      XlsxReader.read(file, lines);
    } else if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
      // An OLE2 container: an encrypted xlsx, or the xls of before 2007.
      throw Problem.unprocessable("import.file-locked-or-old", file.name());
    } else {
      CsvReader.read(file, lines);
    }
  }

  static Problem tooLarge(Upload file) {
    return new Problem(
        org.springframework.http.HttpStatus.CONTENT_TOO_LARGE,
        "import.file-too-large",
        file.name(),
        LARGEST >> 20);
  }

  private static boolean starts(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}

package org.muster.situation.returns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muster.shared.Problem;

/**
 * A workbook that somebody sent, looked at before it is believed: what it is by its content, how
 * large it becomes, whether it would run anything.
 */
final class SentWorkbook {

  private static final int MOST_BYTES = 5 << 20;
  private static final int MOST_PARTS = 1_000;

  /** Of all its parts together: what is small as a file may be made to fill the memory. */
  private static final int MOST_UNPACKED = 12 << 20;

  /** As protected workbooks and those of before 2007 begin. */
  private static final int OLD_CONTAINER = 0xD0CF11E0;

  private SentWorkbook() {}

  /**
   * Refuses what cannot be filled.
   *
   * @throws Problem 422 that says why
   */
  static void check(String name, byte[] bytes) {
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ending.equals("xlsm") || ending.equals("xltm") || ending.equals("xlsb")) {
      throw Problem.unprocessable("returns.macros");
    }
    if (!ending.equals("xlsx")) {
      throw Problem.unprocessable("returns.not-xlsx");
    }
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      throw Problem.unprocessable("returns.size", MOST_BYTES >> 20);
    }
    if (bytes.length > 4 && java.nio.ByteBuffer.wrap(bytes).getInt() == OLD_CONTAINER) {
      throw Problem.unprocessable("returns.locked");
    }
    unpack(bytes);
    try (var book = open(bytes)) {
      if (book.getNumberOfSheets() == 0) {
        throw Problem.unprocessable("returns.broken");
      }
    } catch (IOException unclosable) {
      throw Problem.unprocessable("returns.broken");
    }
  }

  private static void unpack(byte[] bytes) {
    int unpacked = 0;
    int parts = 0;
    var buffer = new byte[8192];
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        var name = part.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith("vbaproject.bin") || name.contains("macrosheets/")) {
          throw Problem.unprocessable("returns.macros");
        }
        boolean types = name.equals("[content_types].xml");
        var said = new StringBuilder();
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > MOST_UNPACKED || parts > MOST_PARTS) {
            throw Problem.unprocessable("returns.too-much", MOST_UNPACKED >> 20);
          }
          if (types) {
            said.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
          }
        }
        if (types && said.toString().toLowerCase(Locale.ROOT).contains("macroenabled")) {
          throw Problem.unprocessable("returns.macros");
        }
        parts++;
      }
    } catch (IOException broken) {
      throw Problem.unprocessable("returns.broken");
    }
    if (parts == 0) {
      throw Problem.unprocessable("returns.broken");
    }
  }

  /** The workbook; its own guard against what unpacks too well stays as it is. */
  static XSSFWorkbook open(byte[] bytes) {
    try {
      return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException broken) {
      throw Problem.unprocessable("returns.broken");
    }
  }
}

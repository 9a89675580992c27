package org.muster.people.roster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.muster.shared.Problem;

/**
 * Unpacks an xlsx once without keeping anything, counting what really comes out: what the archive
 * says of its own sizes is its maker's claim.
 */
final class ZipGuard {

  private static final long MOST_BYTES = 512L << 20;
  private static final int MOST_ENTRIES = 1_000;

  /** Spreadsheets are repetitive: 10 to 40 times is usual, over 200 is made to be. */
  private static final int HIGHEST_RATIO = 200;

  /** All strings of a workbook are held in memory while it is read. */
  private static final long MOST_STRINGS = 48L << 20;

  /** A cell holds at most 32,767 characters; a longer run of text is no spreadsheet's. */
  private static final int LONGEST_TEXT = 1 << 19;

  private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

  private ZipGuard() {}

  static void check(Upload file) throws IOException {
    try (var zip = new ZipFile(file.path().toFile())) {
      if (zip.getEntry("xl/workbook.xml") == null) {
        throw Problem.unprocessable("import.file-not-xlsx", file.name());
      }
      if (zip.size() > MOST_ENTRIES) {
        throw bomb(file);
      }
      long total = 0;
      for (var entries = zip.entries(); entries.hasMoreElements(); ) {
        total += unpacked(file, zip, entries.nextElement(), MOST_BYTES - total);
      }
    } catch (ZipException broken) {
      throw Problem.unprocessable("import.file-not-xlsx", file.name());
    }
  }

  private static long unpacked(Upload file, ZipFile zip, ZipEntry entry, long room)
      throws IOException {
    var limit = entry.getName().endsWith("sharedStrings.xml") ? Math.min(room, MOST_STRINGS) : room;
    var xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
    var scan = new Scan();
    long bytes = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      var buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > limit || tooDense(bytes, entry) || (xml && scan.suspicious(buffer, n))) {
          throw bomb(file);
        }
      }
    }
    return bytes;
  }

  private static boolean tooDense(long bytes, ZipEntry entry) {
    return bytes > 8L << 20 && bytes / Math.max(1, entry.getCompressedSize()) > HIGHEST_RATIO;
  }

  private static Problem bomb(Upload file) {
    return Problem.unprocessable("import.file-bomb", file.name());
  }

  /** Looks for what no spreadsheet program writes: a document type, or text without end. */
  private static final class Scan {

    private int matched;
    private int run;

    boolean suspicious(byte[] buffer, int length) {
      for (int i = 0; i < length; i++) {
        byte b = buffer[i];
        if (b == 0) {
          continue; // the other half of an UTF-16 letter
        }
        run = b == '<' ? 0 : run + 1;
        matched = b == DOCTYPE[matched] ? matched + 1 : b == DOCTYPE[0] ? 1 : 0;
        if (matched == DOCTYPE.length || run > LONGEST_TEXT) {
          return true;
        }
      }
      return false;
    }
  }
}

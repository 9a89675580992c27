package org.muster.people.roster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.muster.shared.Problem;

/** Reads a csv in UTF-8 or GB18030, whichever its bytes really are. */
final class CsvReader {

  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int LONGEST_LINE = 1 << 18;

  private CsvReader() {}

  static void read(Upload file, Lines lines) throws IOException {
    var charset = charset(file);
    try (var reader = open(file, charset)) {
      var format =
          CSVFormat.Builder.create()
              .setDelimiter(delimiter(file, charset))
              .setQuote('"')
              .setIgnoreEmptyLines(false)
              .get();
      lines.sheet(file.name(), file.name());
      for (var line : format.parse(reader)) {
        lines.line(Math.toIntExact(line.getRecordNumber()), cells(line));
      }
    } catch (CSVException | UncheckedIOException broken) {
      throw Problem.unprocessable("import.csv-broken", file.name());
    }
  }

  private static List<Cell> cells(CSVRecord line) {
    var cells = new ArrayList<Cell>(line.size());
    for (var value : line) {
      cells.add(value.isEmpty() ? Cell.EMPTY : new Cell(value, false));
    }
    return cells;
  }

  private static Charset charset(Upload file) throws IOException {
    var utf8 = firstBad(file, StandardCharsets.UTF_8);
    if (utf8 == 0) {
      return StandardCharsets.UTF_8;
    }
    var gb = firstBad(file, GB18030);
    if (gb == 0) {
      return GB18030;
    }
    // The encoding that carries further is what was meant.
    throw Problem.unprocessable("import.csv-encoding", file.name(), Math.max(utf8, gb));
  }

  /** The first line that is not in the encoding; 0 when all are. */
  private static int firstBad(Upload file, Charset charset) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = new LineCounter(Files.newInputStream(file.path()));
    int width = 0;
    // Unbuffered ahead by one line at most: bytes are handed out line by line.
    try (var reader = new InputStreamReader(in, decoder)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        width = c == '\n' ? 0 : width + 1;
        if (c == 0 || width > LONGEST_LINE) {
          throw Problem.unprocessable("import.file-not-a-sheet", file.name());
        }
      }
      return 0;
    } catch (CharacterCodingException bad) {
      return in.line();
    }
  }

  private static BufferedReader open(Upload file, Charset charset) throws IOException {
    var reader = Files.newBufferedReader(file.path(), charset);
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }

  private static char delimiter(Upload file, Charset charset) throws IOException {
    try (var reader = open(file, charset)) {
      var best = ',';
      long most = 0;
      for (int i = 0; i < 5; i++) {
        var line = reader.readLine();
        if (line == null) {
          break;
        }
        for (var candidate : new char[] {',', '\t', ';'}) {
          long count = line.chars().filter(c -> c == candidate).count();
          if (count > most) {
            most = count;
            best = candidate;
          }
        }
      }
      return best;
    }
  }
}

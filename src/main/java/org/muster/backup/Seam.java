package org.muster.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;

/**
 * Hands rows of one institution on, line by line, with sealed text taken from one key to another.
 * What neither opens stays as it is.
 */
final class Seam extends OutputStream {

  private final OutputStream next;
  private final UUID institution;
  private final Seals from;
  private final Seals to;
  private final List<String> columns;
  private final List<SealedColumn> sealed;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  Seam(
      OutputStream next,
      Table table,
      List<SealedColumn> sealed,
      UUID institution,
      Seals from,
      Seals to) {
    this.next = next;
    this.institution = institution;
    this.from = from;
    this.to = to;
    this.columns = table.columns();
    this.sealed = sealed.stream().filter(one -> one.table().equals(table.path())).toList();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (sealed.isEmpty()) {
      next.write(bytes, from, length);
      return;
    }
    int start = from;
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        next.write(
            (changed(line.toString(StandardCharsets.UTF_8)) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        line.reset();
        start = i + 1;
      }
    }
    line.write(bytes, start, from + length - start);
  }

  private String changed(String row) {
    if (!row.contains("sealed:")) {
      return row;
    }
    // A tab within a value is escaped, so each one here is between two.
    var values = row.split("\t", -1);
    for (var column : sealed) {
      int place = columns.indexOf(column.column());
      var subject = unescaped(values[columns.indexOf(column.subject())]);
      values[place] =
          CurrentInstitution.call(
              institution, () -> from.handOver(to, column.name(), subject, values[place]));
    }
    return String.join("\t", values);
  }

  private static String unescaped(String value) {
    return value.indexOf('\\') < 0
        ? value
        : value.replace("\\t", "\t").replace("\\n", "\n").replace("\\\\", "\\");
  }
}

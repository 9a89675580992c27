package org.muster.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.shared.Problem;

@SuppressWarnings("NullAway") // an empty cell is null
class FileReaderTests {

  private static final String CSV = "学号,姓名\nS1,\"张,三\"\n\nS2,李四\n";

  @TempDir Path folder;

  @Test
  void readsCsvInUtf8WithAndWithoutMarkAndInGb18030() throws IOException {
    for (var bytes :
        List.of(
            CSV.getBytes(StandardCharsets.UTF_8),
            ("\ufeff" + CSV).getBytes(StandardCharsets.UTF_8),
            CSV.getBytes(Charset.forName("GB18030")),
            CSV.replace(',', '\t')
                .replace("\"张\t三\"", "\"张,三\"")
                .getBytes(StandardCharsets.UTF_8))) {
      assertThat(lines(bytes)).containsExactly("1:[学号, 姓名]", "2:[S1, 张,三]", "3:[]", "4:[S2, 李四]");
    }
  }

  @Test
  void namesTheFirstLineOfABrokenEncoding() {
    var broken = "学号,姓名\nS1,张三\nS2,李四\n".getBytes(StandardCharsets.UTF_8);
    broken[broken.length - 2] = (byte) 0xff;
    assertRefused("import.csv-encoding", broken);
    assertThatThrownBy(() -> lines(broken))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.arguments()).contains(3));
  }

  @Test
  void refusesWhatIsNoSheetAtAll() throws IOException {
    assertRefused("import.file-empty", new byte[0]);
    assertRefused(
        "import.file-locked-or-old", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
    assertRefused("import.file-not-a-sheet", bytes('a', 0, 'b', 0, 'c', 0));
    assertRefused("import.file-not-xlsx", zip("readme.txt", "x".getBytes(StandardCharsets.UTF_8)));
    assertRefused("import.file-not-xlsx", bytes('P', 'K', 3, 4, 0, 0, 0, 0, 0));
  }

  @Test
  void refusesAZipBombBeforeItFillsTheMemory() throws IOException {
    assertRefused("import.file-bomb", zip("xl/worksheets/sheet1.xml", new byte[64 << 20]));
    var long1 = "<sst><si><t>" + "x".repeat(1 << 20) + "</t></si></sst>";
    assertRefused(
        "import.file-bomb", zip("xl/sharedStrings.xml", long1.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void refusesEntitiesThatExpand() throws IOException {
    var laughs = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst>&b;</sst>";
    assertRefused(
        "import.file-bomb", zip("xl/sharedStrings.xml", laughs.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void tellsNumbersFromTexts() throws IOException {
    var file =
        Workbook.of(
            folder,
            "n.xlsx",
            book -> book.sheet("s", Workbook.row("a", 13900000006L, 2017, null, "x")));
    var cells = new ArrayList<Cell>();
    FileReader.read(
        file,
        new Lines() {
          @Override
          public void sheet(String file, String name) {}

          @Override
          public void line(int row, List<Cell> line) {
            cells.addAll(line);
          }
        });
    assertThat(cells)
        .containsExactly(
            new Cell("a", false),
            new Cell("13900000006", true),
            new Cell("2017", true),
            Cell.EMPTY,
            new Cell("x", false));
  }

  private void assertRefused(String code, byte[] bytes) {
    assertThatThrownBy(() -> lines(bytes))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
  }

  private List<String> lines(byte[] bytes) throws IOException {
    var path = folder.resolve("file");
    Files.write(path, bytes);
    var found = new ArrayList<String>();
    FileReader.read(
        new Upload("file", path),
        new Lines() {
          @Override
          public void sheet(String file, String name) {}

          @Override
          public void line(int row, List<Cell> cells) {
            found.add(
                row + ":" + cells.stream().map(Cell::text).filter(t -> !t.isEmpty()).toList());
          }
        });
    return found;
  }

  private byte[] zip(String entry, byte[] content) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      if (entry.startsWith("xl/")) {
        zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

package org.muster.situation.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.muster.shared.Problem;

class SentWorkbookTests {

  @Test
  void anOrdinaryWorkbookIsTaken() {
    assertThatCode(() -> SentWorkbook.check("日报.XLSX", BureauForm.bytes()))
        .doesNotThrowAnyException();
  }

  @Test
  void otherKindsOfFileAreRefusedWithWhatToDo() {
    assertThat(refused("表.xls", BureauForm.bytes())).isEqualTo("returns.not-xlsx");
    assertThat(refused("表.csv", "a,b".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("returns.not-xlsx");
    assertThat(refused("表.xlsm", BureauForm.bytes())).isEqualTo("returns.macros");
    assertThat(refused("表.xlsx", new byte[0])).isEqualTo("returns.size");
    assertThat(refused("表.xlsx", new byte[6 << 20])).isEqualTo("returns.size");
    assertThat(refused("表.xlsx", "no zip at all".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("returns.broken");
  }

  @Test
  void aProtectedOrOldOneIsKnownByItsBeginning() {
    var old = new byte[512];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
    assertThat(refused("表.xlsx", old)).isEqualTo("returns.locked");
  }

  @Test
  void macrosAreSeenUnderAnyName() throws IOException {
    assertThat(refused("表.xlsx", with("xl/vbaProject.bin", new byte[] {1, 2, 3})))
        .isEqualTo("returns.macros");
  }

  @Test
  void whatUnpacksToMuchMoreThanItSeemsIsRefusedBeforeItIsRead() throws IOException {
    var much = new byte[20 << 20];
    Arrays.fill(much, (byte) ' ');
    assertThat(refused("表.xlsx", with("xl/worksheets/sheet9.xml", much)))
        .isEqualTo("returns.too-much");
  }

  @Test
  void aZipThatIsNoWorkbookIsRefused() throws IOException {
    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("a.txt"));
      out.write('x');
    }
    assertThat(refused("表.xlsx", zip.toByteArray())).isEqualTo("returns.broken");
  }

  private static String refused(String name, byte[] bytes) {
    return catchThrowableOfType(Problem.class, () -> SentWorkbook.check(name, bytes)).code();
  }

  /** The bureau's workbook with one more part. */
  private static byte[] with(String part, byte[] content) throws IOException {
    var zip = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(BureauForm.bytes()));
        var out = new ZipOutputStream(zip)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(out);
      }
      out.putNextEntry(new ZipEntry(part));
      out.write(content);
    }
    return zip.toByteArray();
  }
}

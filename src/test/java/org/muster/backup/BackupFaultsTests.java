package org.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.MusterTest;
import org.muster.rounds.SmallCampus;
import org.muster.shared.KeptDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/** What goes wrong is told by its name, and nothing half done is left. */
@MusterTest
@Import(SmallCampus.class)
class BackupFaultsTests {

  @Autowired SmallCampus campuses;

  @Value("${spring.datasource.url}")
  String url;

  @TempDir Path home;

  private Operator operator;
  private Path file;

  @BeforeEach
  void backUp() throws Exception {
    campuses.make();
    operator = new Operator(Files.createDirectory(home.resolve("data")), url);
    file = home.resolve("good.backup");
    assertThat(operator.run("backup", file)).as(operator.said()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "flipped, damaged or cut off",
    "cut off, damaged or cut off",
    "another key, was sealed with the key",
    "newer, of a newer program (rounds V999)",
    "none, not a backup",
    "other tables, not those this program makes"
  })
  void whatCannotBeRestoredIsNamedAndLeavesNothingBehind(String fault, String words)
      throws Exception {
    Path target = home.resolve("target");
    String key = fault.equals("another key") ? "A".repeat(43) + "=" : null;
    assertThat(operator.runAs("postgres", key, "restore", spoilt(fault), target)).isEqualTo(1);
    assertThat(operator.said()).contains(words);
    assertThat(target).doesNotExist();
  }

  private Path spoilt(String fault) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    switch (fault) {
      case "flipped" -> bytes[bytes.length / 2] ^= 1;
      case "cut off" -> bytes = Arrays.copyOf(bytes, bytes.length - 20);
      case "none" -> bytes = new byte[1000];
      case "newer" -> bytes = withoutTables(Map.of("rounds", 999));
      // Found only when the new database is there already.
      case "other tables" -> bytes = withoutTables(KeptDatabase.newestVersions());
      default -> {}
    }
    return Files.write(home.resolve("spoilt.backup"), bytes);
  }

  private byte[] withoutTables(Map<String, Integer> versions) throws Exception {
    var manifest =
        new Manifest(
            1,
            Instant.parse("2026-11-21T00:00:00Z"),
            versions,
            List.of(),
            List.of(),
            List.of(),
            null);
    var bytes = new ByteArrayOutputStream();
    try (var sealed = new SealedOutput(bytes, operator.key());
        var zip = new ZipOutputStream(sealed)) {
      zip.putNextEntry(new ZipEntry(BackupFile.MANIFEST));
      zip.write(BackupMaking.JSON.writeValueAsBytes(manifest));
      zip.putNextEntry(new ZipEntry(BackupFile.CONTENTS));
      zip.write(BackupMaking.JSON.writeValueAsBytes(new Contents(Map.of())));
      zip.finish();
      sealed.finish();
    }
    return bytes.toByteArray();
  }

  @Test
  void aDirectoryThatHoldsSomethingIsLeftAsItIs() throws Exception {
    Path target = Files.createDirectory(home.resolve("in-use"));
    Files.writeString(target.resolve("mine"), "mine");
    assertThat(operator.run("restore", file, target)).isEqualTo(1);
    assertThat(operator.said()).contains("not an empty directory");
    assertThat(target.resolve("mine")).hasContent("mine");
  }

  @Test
  void aSecondBackupDoesNotOverwriteTheFirst() throws Exception {
    byte[] first = Files.readAllBytes(file);
    assertThat(operator.run("backup", file)).isEqualTo(1);
    assertThat(operator.said()).contains("There is a file");
    assertThat(file).hasBinaryContent(first);
  }

  @Test
  void aRoleThatSeesNoRowsIsRefusedInsteadOfMakingAnEmptyBackup() {
    Path empty = home.resolve("empty.backup");
    assertThat(operator.runAs("muster", null, "backup", empty)).isEqualTo(1);
    assertThat(operator.said()).contains("may not read everything");
    assertThat(home).isDirectoryNotContaining("glob:**/empty.*");
  }

  @Test
  void aFileIsVerifiedWithoutRestoringIt() {
    assertThat(operator.run("verify", file)).as(operator.said()).isZero();
    assertThat(operator.said()).contains("is whole", "people.person", "试验大学: the trail has");
    assertThat(operator.run("verify")).isEqualTo(2);
  }
}

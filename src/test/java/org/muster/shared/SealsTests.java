package org.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealsTests {

  private static final UUID HERE = new UUID(0, 1);
  private static final UUID ELSEWHERE = new UUID(0, 2);

  @TempDir Path data;

  private Seals seals(String given) throws IOException {
    try (var directory = new DataDirectory(data)) {
      return new Seals(new SealKeys(given, directory));
    }
  }

  private static String seal(Seals seals, Object subject, String text) {
    return CurrentInstitution.call(HERE, () -> seals.seal("notes.text", subject, text));
  }

  private static String open(Seals seals, UUID at, String column, Object subject, String stored) {
    return CurrentInstitution.call(at, () -> seals.open(column, subject, stored));
  }

  @Test
  void giveBackWhatWasSealedAndShowNothingOfIt() throws IOException {
    var seals = seals("");
    var sealed = seal(seals, "S01", "高烧三天 🤒");
    assertThat(sealed).startsWith("sealed:1:").doesNotContain("高烧");
    assertThat(open(seals, HERE, "notes.text", "S01", sealed)).isEqualTo("高烧三天 🤒");
    assertThat(open(seals(""), HERE, "notes.text", "S01", sealed)).isEqualTo("高烧三天 🤒");
  }

  @Test
  void openNowhereElse() throws IOException {
    var seals = seals("");
    var sealed = seal(seals, "S01", "note");
    for (var attempt :
        new Runnable[] {
          () -> open(seals, ELSEWHERE, "notes.text", "S01", sealed),
          () -> open(seals, HERE, "notes.other", "S01", sealed),
          () -> open(seals, HERE, "notes.text", "S02", sealed),
          () -> open(seals, HERE, "notes.text", "S01", changed(sealed))
        }) {
      assertThatThrownBy(attempt::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageNotContaining("S0");
    }
  }

  private static String changed(String sealed) {
    int at = "sealed:1:".length() + 20;
    return sealed.substring(0, at)
        + (sealed.charAt(at) == 'A' ? 'B' : 'A')
        + sealed.substring(at + 1);
  }

  @Test
  void sealTheSameAlikeAndAnythingElseUnlike() throws IOException {
    var seals = seals("");
    var once = seal(seals, "S01", "note");
    assertThat(seal(seals, "S01", "note")).isEqualTo(once);
    assertThat(seal(seals, "S01", "note ").substring(0, 25)).isNotEqualTo(once.substring(0, 25));
    assertThat(seal(seals, "S02", "note").substring(0, 25)).isNotEqualTo(once.substring(0, 25));
  }

  @Test
  void takeAKeyThatIsAddedAndStillOpenWhatIsUnderTheOlder() throws IOException {
    var seals = seals("");
    var old = seal(seals, "S01", "note");
    Files.writeString(data.resolve("seal-keys"), "2:" + key(2), StandardOpenOption.APPEND);
    assertThat(seals.newestKey()).isEqualTo(2);
    assertThat(open(seals, HERE, "notes.text", "S01", old)).isEqualTo("note");
    var json = "[{\"note\": \"" + old + "\"}, {\"note\": \"sealed:1:" + "A".repeat(60) + "\"}]";
    var renewed = CurrentInstitution.call(HERE, () -> seals.renew("notes.text", "S01", json));
    assertThat(renewed).contains("sealed:2:").contains("A".repeat(60)).doesNotContain(old);

    Files.writeString(data.resolve("seal-keys"), "2:" + key(2));
    assertThat(seals.newestKey()).isEqualTo(2);
    assertThatThrownBy(() -> open(seals, HERE, "notes.text", "S01", old))
        .hasMessage("seal key 1 is missing");
  }

  @Test
  void takeTheirKeysFromTheEnvironmentAndRefuseAHalfWithoutSayingIt() throws IOException {
    assertThat(seal(seals("7:" + key(7) + ",3:" + key(3)), "S01", "x")).startsWith("sealed:7:");
    assertThat(data.resolve("seal-keys")).doesNotExist();
    var half = key(7).substring(0, 30);
    assertThatThrownBy(() -> seals("7:" + half)).hasMessageNotContaining(half);
    assertThatThrownBy(() -> seals("1:" + key(1) + ",1:" + key(2)))
        .hasMessageContaining("no number twice");
  }

  private static String key(int fill) {
    var key = new byte[32];
    java.util.Arrays.fill(key, (byte) fill);
    return Base64.getEncoder().encodeToString(key);
  }
}

package org.muster.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * The style of phone pages, written into each page so that one response is all a slow line has to
 * carry; the content-security policy names it by its hash, so nothing else inline is ever let in.
 */
public final class PhoneStyle {

  /** The whole style, without comments and needless space. */
  public static final String TEXT = read("palette") + read("phone");

  /** Its source expression in the content-security policy. */
  public static final String SOURCE = "'sha256-" + hash(TEXT) + "'";

  private PhoneStyle() {}

  private static String read(String name) {
    try (var file = PhoneStyle.class.getResourceAsStream("/static/shared/" + name + ".css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?s)/\\*.*?\\*/", "")
          .replaceAll("\\s+", " ")
          .replaceAll(" ?([{};,>]) ?", "$1")
          .replace(": ", ":")
          .strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String hash(String style) {
    return Base64.getEncoder().encodeToString(Sha256.of(style));
  }
}

package org.muster.people;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where an export is taken from.
 *
 * @param text its path and those parameters that are words and ids of the program's own
 * @param words true where something else was asked for, which may be a name and is not kept
 * @param fingerprint of all that was asked for, keyed: a surname is soon guessed
 */
record ExportAddress(String text, boolean words, byte[] fingerprint) {

  private static final Set<String> KEPT =
      Set.of("state", "unit", "place", "nowhere", "flagged", "mine", "kind");

  /** They change the look of a list, not the list. */
  private static final Set<String> NO_MATTER = Set.of("_csrf", "lang", "page", "sort");

  static ExportAddress of(HttpServletRequest request, byte[] key) {
    var asked = new TreeMap<String, String>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!NO_MATTER.contains(name) && Arrays.stream(values).anyMatch(v -> !v.isBlank())) {
                asked.put(name, String.join(",", values));
              }
            });
    var whole = request.getRequestURI() + asked;
    boolean words =
        asked.entrySet().removeIf(one -> !KEPT.contains(one.getKey()) || !plain(one.getValue()));
    var text = new StringBuilder(request.getRequestURI());
    asked.forEach(
        (name, value) ->
            text.append(text.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value));
    return new ExportAddress(text.toString(), words, keyed(whole, key));
  }

  private static boolean plain(String value) {
    return value.matches("[A-Za-z0-9_-]{1,40}");
  }

  private static byte[] keyed(String whole, byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(whole.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}

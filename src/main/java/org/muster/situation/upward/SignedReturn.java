package org.muster.situation.upward;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.HashSet;
import org.muster.shared.Problem;
import org.muster.shared.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A return as it was signed. Who signed it is not known until it is held against a key. */
public final class SignedReturn {

  private static final int LONGEST = 256 * 1024;

  private final String text;
  private final JWSObject signed;
  private final ReturnFile file;

  private SignedReturn(String text, JWSObject signed, ReturnFile file) {
    this.text = text;
    this.signed = signed;
    this.file = file;
  }

  /**
   * Reads one.
   *
   * @throws Problem 422 for what is no signed return
   */
  public static SignedReturn read(String text, JsonMapper json) {
    if (text.length() > LONGEST) {
      throw Problem.unprocessable("upward.no-return");
    }
    try {
      var signed = JWSObject.parse(text.strip());
      var file = json.readValue(signed.getPayload().toString(), ReturnFile.class);
      if (file == null || !whole(file)) {
        throw Problem.unprocessable("upward.no-return");
      }
      return new SignedReturn(text.strip(), signed, file);
    } catch (ParseException | JacksonException | IllegalArgumentException strange) {
      throw Problem.unprocessable("upward.no-return");
    }
  }

  // What comes from outside may leave anything out, whatever the types say.
  @SuppressWarnings({"ConstantValue", "RedundantNullCheck"})
  private static boolean whole(ReturnFile file) {
    if (!ReturnFile.FORMAT.equals(file.format())
        || file.institution() == null
        || file.institution().code() == null
        || file.day() == null
        || file.asOf() == null
        || file.madeAt() == null
        || file.reason() == null
        || file.changed() == null
        || file.figures() == null
        || file.n() < 1) {
      return false;
    }
    var keys = new HashSet<String>();
    return file.figures().stream()
        .allMatch(
            one ->
                one != null
                    && one.key() != null
                    && one.definition() != null
                    && keys.add(one.key()));
  }

  public ReturnFile file() {
    return file;
  }

  public String text() {
    return text;
  }

  /** True where this key signed it. */
  public boolean isBy(OpenKey key) {
    return key.signed(signed);
  }

  /** SHA-256 of the signed text. */
  public byte[] hash() {
    return Sha256.of(text);
  }
}

package org.muster.forms;

import java.util.Map;
import org.muster.shared.Problem;
import org.springframework.http.HttpStatus;

/** Why a questionnaire cannot be published, with the path of the place in its JSON. */
final class Refusal {

  private Refusal() {}

  /** An element the profile does not have; to pass over it would change what is asked. */
  static Problem unknown(String path, String element) {
    return refusal("forms.unknown-element", path, element);
  }

  static Problem missing(String path, String element) {
    return refusal("forms.missing-element", path, element);
  }

  /** A known element with a value that is malformed or not supported. */
  static Problem value(String path, String element) {
    return refusal("forms.bad-value", path, element);
  }

  static Problem duplicate(String path, String element) {
    return refusal("forms.duplicate", path, element);
  }

  /** A condition that depends on itself. */
  static Problem circle(String path, String element) {
    return refusal("forms.circle", path, element);
  }

  static Problem pattern(String path) {
    return refusal("forms.bad-pattern", path, "regex");
  }

  static Problem tooBig(String path, String element) {
    return refusal("forms.too-big", path, element);
  }

  static Problem notJson() {
    return refusal("forms.not-json", "$", "");
  }

  private static Problem refusal(String code, String path, String element) {
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT,
        code,
        Map.of("path", path, "element", element),
        path,
        element);
  }
}

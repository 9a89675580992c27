package org.muster.forms;

import java.util.Arrays;
import java.util.Optional;

/** What an item is: the types of FHIR's Questionnaire that Muster takes. */
public enum Kind {
  GROUP("group"),
  DISPLAY("display"),
  BOOLEAN("boolean"),
  INTEGER("integer"),
  DECIMAL("decimal"),
  DATE("date"),
  STRING("string"),
  TEXT("text"),
  CHOICE("choice"),
  OPEN_CHOICE("open-choice"),
  ATTACHMENT("attachment");

  private final String code;

  Kind(String code) {
    this.code = code;
  }

  /** FHIR's word for it. */
  public String code() {
    return code;
  }

  /** True when it asks for an answer. */
  public boolean asks() {
    return this != GROUP && this != DISPLAY;
  }

  /** True for the kinds answered by a number. */
  public boolean numeric() {
    return this == INTEGER || this == DECIMAL;
  }

  /** True for the kinds that offer options. */
  public boolean offers() {
    return this == CHOICE || this == OPEN_CHOICE;
  }

  /** True for the kinds answered by free words of one's own. */
  public boolean free() {
    return this == STRING || this == TEXT || this == OPEN_CHOICE;
  }

  static Optional<Kind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}

package org.muster.shared;

/** Text for csv, which does not say what is text: spreadsheets calculate what looks like it. */
public final class SheetText {

  /** As OWASP lists them; Chinese spreadsheets take the full-width signs as well. */
  private static final String BEGIN_FORMULAS = "=+-@\t\r\n＝＋－＠";

  private SheetText() {}

  /** The text itself, behind an apostrophe where a spreadsheet would calculate it. */
  public static String of(String text) {
    return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}

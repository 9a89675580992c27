package org.muster.people.web;

import java.util.List;

/** The numbers by which somebody may be reached, after they were asked for. */
public record PhonePage(String name, List<Number> numbers) {

  /**
   * One number as the roster has it.
   *
   * @param whoseKey the message that says whose it is
   * @param name of the family member; empty for the person's own
   */
  public record Number(String whoseKey, String name, String number) {

    /** What a telephone dials. */
    public String href() {
      return "tel:" + number.replaceAll("[^0-9+]", "");
    }
  }
}

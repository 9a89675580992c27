package org.muster.shared;

import java.util.List;
import java.util.stream.Collectors;

/** Something is set up so that it cannot work; better no start than a dead button. */
public class Misconfigured extends RuntimeException {

  private final String document;
  private final transient List<SettingsCheck.Mistake> mistakes;

  /**
   * Settings that cannot be.
   *
   * @param document where an operator reads what is needed, {@code docs/sign-in.md}
   */
  public Misconfigured(String document, List<SettingsCheck.Mistake> mistakes) {
    super(mistakes.stream().map(SettingsCheck.Mistake::property).collect(Collectors.joining(", ")));
    this.document = document;
    this.mistakes = List.copyOf(mistakes);
  }

  String document() {
    return document;
  }

  List<SettingsCheck.Mistake> mistakes() {
    return mistakes;
  }
}

package org.muster.identity;

import java.util.List;
import java.util.stream.Collectors;
import org.muster.identity.SignInSettings.Mistake;

/** A sign-in service is set up so that it cannot work; better no start than a dead button. */
class SignInMisconfigured extends RuntimeException {

  private final transient List<Mistake> mistakes;

  SignInMisconfigured(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::property).collect(Collectors.joining(", ")));
    this.mistakes = List.copyOf(mistakes);
  }

  List<Mistake> mistakes() {
    return mistakes;
  }
}

package org.muster.identity;

import java.util.stream.Collectors;
import org.muster.shared.StartWords;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names each setting that is wrong, and why, in both languages. */
class SignInMisconfiguredAnalyzer extends AbstractFailureAnalyzer<SignInMisconfigured> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, SignInMisconfigured cause) {
    return new FailureAnalysis(
        cause.mistakes().stream()
            .map(mistake -> StartWords.inBoth("identity", mistake.reason(), mistake.property()))
            .collect(Collectors.joining(System.lineSeparator())),
        StartWords.inBoth("identity", "start.sign-in.action"),
        failure);
  }
}

package org.muster.shared;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names each setting that is wrong, and why, in both languages. */
public class MisconfiguredAnalyzer extends AbstractFailureAnalyzer<Misconfigured> {

  @Override
  public FailureAnalysis analyze(Throwable failure, Misconfigured cause) {
    return new FailureAnalysis(
        cause.mistakes().stream()
            .map(mistake -> StartWords.inBoth("shared", mistake.reason(), mistake.property()))
            .collect(Collectors.joining(System.lineSeparator())),
        StartWords.inBoth("shared", "start.setting.action", cause.document()),
        failure);
  }
}

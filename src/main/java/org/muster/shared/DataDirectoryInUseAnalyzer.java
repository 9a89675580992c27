package org.muster.shared;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts Muster on a directory it must not run on what to do, in both languages. */
class DataDirectoryInUseAnalyzer extends AbstractFailureAnalyzer<DataDirectoryUnusable> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DataDirectoryUnusable cause) {
    return new FailureAnalysis(
        StartWords.inBoth("shared", cause.key(), cause.directory()),
        StartWords.inBoth("shared", cause.key() + ".action"),
        failure);
  }
}

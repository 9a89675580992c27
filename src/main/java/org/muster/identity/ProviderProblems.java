package org.muster.identity;

import java.io.IOException;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** What can go wrong between here and a sign-in service. Logs a code, never a ticket or token. */
record ProviderProblems(String key) {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderProblems.class);

  /** The service did not answer, or not as such a service does. */
  Problem down(Throwable failure) {
    LOG.warn("the sign-in service {} cannot be used: {}", key, failure.getClass().getSimpleName());
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "identity.provider-down");
  }

  /** The service, or the check of what it said, says no. */
  Problem refused(String code) {
    // The code may come from an address that anybody can type.
    LOG.warn(
        "the sign-in service {} did not confirm a sign-in: {}",
        key,
        code.matches("[A-Za-z0-9_]{1,60}") ? code : "unknown");
    return new Problem(HttpStatus.FORBIDDEN, "identity.provider-refused");
  }

  Problem cancelled() {
    return new Problem(HttpStatus.BAD_REQUEST, "identity.provider-cancelled");
  }

  /** The service knows the person but not their number: its administrator must release it. */
  Problem numberless(String claim) {
    LOG.warn("the sign-in service {} sent no usable {}", key, claim);
    return new Problem(HttpStatus.FORBIDDEN, "identity.number-missing");
  }

  static boolean isNetwork(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}

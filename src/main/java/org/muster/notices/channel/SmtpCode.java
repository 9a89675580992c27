package org.muster.notices.channel;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** The number an SMTP server answered with, wherever in a chain of exceptions it stands. */
final class SmtpCode {

  private SmtpCode() {}

  /** The code, or 0 where the server gave none. */
  static int of(MessagingException failed) {
    for (Throwable one = failed; one != null; one = next(one)) {
      if (one instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (one instanceof SMTPSendFailedException send && send.getNextException() == null) {
        return send.getReturnCode();
      }
    }
    return 0;
  }

  private static @org.jspecify.annotations.Nullable Throwable next(Throwable one) {
    return one instanceof MessagingException chained ? chained.getNextException() : null;
  }
}

package org.muster.identity;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id with 19 MiB and two passes, as OWASP's password storage cheat sheet advises. */
@Component
class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
  private final String nothing = argon2.encode(RandomSecret.next());

  // A rush of sign-ins queues here instead of taking 19 MiB each.
  private final Semaphore turns = new Semaphore(4);

  String hash(String password) {
    return inTurn(() -> argon2.encode(password));
  }

  boolean matches(String password, String hash) {
    return inTurn(() -> argon2.matches(password, hash));
  }

  void matchesNothing(String password) {
    matches(password, nothing);
  }

  private <T> T inTurn(Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}

package org.muster.identity;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.muster.shared.RandomSecret;
import org.springframework.stereotype.Component;

/** Argon2id with 19 MiB and two passes, as OWASP's password storage cheat sheet advises. */
@Component
class Passwords {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;

  private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
  private final String nothing = hashed(RandomSecret.next());

  // A rush of sign-ins queues here: it would take 19 MiB each, and every core from the board.
  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  String hash(String password) {
    return inTurn(() -> hashed(password));
  }

  boolean matches(String password, String hash) {
    return inTurn(() -> argon2.verify(hash, password.toCharArray()));
  }

  void matchesNothing(String password) {
    matches(password, nothing);
  }

  private String hashed(String password) {
    return argon2.hash(PASSES, KIBIBYTES, LANES, password.toCharArray());
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

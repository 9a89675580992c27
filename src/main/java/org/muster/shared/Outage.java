package org.muster.shared;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionSystemException;

/**
 * A database that cannot be asked at this moment, as against one that refuses what it is asked: the
 * reader is told to come again, and need not tell anybody a number.
 */
public final class Outage {

  /** In seconds: about as long as PostgreSQL takes to come back after a crash. */
  private static final int RETRY_AFTER = 5;

  /**
   * Connections that are gone, means that have run out (a full disk among them), a server that
   * stops or starts, files that cannot be read or written.
   */
  private static final Set<String> CLASSES = Set.of("08", "53", "58");

  /** Stopped by whoever runs it, after a crash, not yet up; by now a standby that only reads. */
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "25006");

  private Outage() {}

  /** The problem to answer with, where this failure is one. */
  public static Optional<Problem> of(Throwable failure) {
    return is(failure)
        ? Optional.of(
            new Problem(
                HttpStatus.SERVICE_UNAVAILABLE, "database", Map.of("retryAfter", RETRY_AFTER)))
        : Optional.empty();
  }

  /** True where the database could not be asked, or did not say what became of it. */
  public static boolean is(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isOne(sql)) {
        return true;
      }
      // The rollback failed too, of course; what it was about is kept beside it.
      if (cause instanceof TransactionSystemException system
          && system.getOriginalException() instanceof Throwable original
          && is(original)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(SQLException failure) {
    var state = Objects.requireNonNullElse(failure.getSQLState(), "");
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || STATES.contains(state)
        || state.length() == 5 && CLASSES.contains(state.substring(0, 2))
        // The pool's word for a connection that it has thrown away under the one who holds it.
        || state.isEmpty() && "Connection is closed".equals(failure.getMessage());
  }
}

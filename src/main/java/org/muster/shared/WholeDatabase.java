package org.muster.shared;

import java.sql.Connection;
import java.sql.SQLException;

/** Hands out connections that see the rows of every institution; for backups and nothing else. */
@FunctionalInterface
public interface WholeDatabase {

  /** A connection that row-level security does not hold for; the caller closes it. */
  Connection connect() throws SQLException;
}

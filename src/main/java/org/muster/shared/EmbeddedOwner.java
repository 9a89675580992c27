package org.muster.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The role the program works as. It owns the database but is no superuser: row-level security does
 * not hold for superusers.
 */
record EmbeddedOwner(String password) {

  /** The role's and the database's name. */
  static final String NAME = "muster";

  void prepare(DataSource superuser) throws SQLException {
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(connection, "select 1 from pg_roles where rolname = ?")) {
        statement.execute("create role muster login nosuperuser nocreaterole");
      }
      // The password is URL-safe base64 of our own making: nothing in it needs quoting.
      statement.execute("alter role muster password '" + password + "'");
      if (!exists(connection, "select 1 from pg_database where datname = ?")) {
        statement.execute("create database muster owner muster");
        statement.execute("revoke all on database muster from public");
      }
    }
  }

  private static boolean exists(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, NAME);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }
}

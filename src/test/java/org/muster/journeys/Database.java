package org.muster.journeys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The very PostgreSQL that the program under load keeps. */
public record Database(String url, String password) {

  public static Database of(Path data) throws Exception {
    var port = Files.readAllLines(data.resolve("postgres-18/postmaster.pid")).get(3).strip();
    return new Database(
        "jdbc:postgresql://localhost:" + port + "/muster",
        Files.readString(data.resolve("database-owner")).strip());
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "muster", password);
  }

  /** Connects and sees the rows of the one institution there is, as the program does. */
  public Connection within() throws SQLException {
    var connection = connect();
    try (var statement = connection.createStatement()) {
      statement.execute(
          "select set_config('muster.institution', (select id::text from people.institution),"
              + " false)");
      return connection;
    } catch (SQLException refused) {
      connection.close();
      throw refused;
    }
  }

  /** The first column of what is asked, of the one institution there is. */
  public List<String> column(String sql) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = within();
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Past foreign keys and row-level security: for filling tables that are not what is measured. */
  public void fill(Path data, String sql) throws Exception {
    var superuser = Files.readString(data.resolve("database-superuser")).strip();
    try (var connection = DriverManager.getConnection(url, "postgres", superuser);
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(sql);
    }
  }

  public void execute(String... statements) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public String show(String setting) throws SQLException {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery("show " + setting)) {
      rows.next();
      return rows.getString(1);
    }
  }
}

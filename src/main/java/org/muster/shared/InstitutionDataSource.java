package org.muster.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Tells PostgreSQL, on every connection handed out, whose rows this thread may see. */
class InstitutionDataSource extends DelegatingDataSource {

  InstitutionDataSource(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    // Set on every hand-out, also to nothing: a pooled connection still carries the last value.
    try (var statement =
        connection.prepareStatement("select set_config('muster.institution', ?, false)")) {
      statement.setString(1, CurrentInstitution.find().map(UUID::toString).orElse(""));
      statement.execute();
      return connection;
    } catch (SQLException refused) {
      connection.close();
      throw refused;
    }
  }
}

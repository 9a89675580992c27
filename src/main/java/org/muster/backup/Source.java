package org.muster.backup;

import java.sql.DriverManager;
import java.util.Properties;
import org.muster.shared.Problem;
import org.muster.shared.WholeDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where the running program reads everything from. */
@Component
class Source {

  private final BackupSettings settings;
  private final ObjectProvider<WholeDatabase> own;

  Source(BackupSettings settings, ObjectProvider<WholeDatabase> own) {
    this.settings = settings;
    this.own = own;
  }

  /**
   * The server an operator named for it, or the program's own.
   *
   * @throws Problem where the program works on a server of somebody's and knows no role that may
   *     read everything
   */
  WholeDatabase database() {
    if (settings.datasource() != null) {
      return of(settings.datasource());
    }
    var embedded = own.getIfAvailable();
    if (embedded == null) {
      throw Problem.unprocessable("backup.no-right");
    }
    return embedded;
  }

  static WholeDatabase of(BackupSettings.Datasource given) {
    var properties = new Properties();
    if (given.username() != null) {
      properties.setProperty("user", given.username());
    }
    if (given.password() != null) {
      properties.setProperty("password", given.password());
    }
    return () -> DriverManager.getConnection(given.url(), properties);
  }
}

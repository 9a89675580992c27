package org.muster.backup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.shared.KeptDatabase;
import org.muster.shared.WholeDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What sees all rows is for backups alone, and backups see all there is. */
@MusterTest
class WholeDatabaseTests {

  @Autowired JdbcClient jdbc;

  @Test
  void isOpenedByNoOtherRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.muster.shared", "org.muster.backup")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(WholeDatabase.class, KeptDatabase.class)
        .because("row-level security does not hold on its connections")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.muster"));
  }

  @Test
  void holdsNothingThatACopyOfItsTablesWouldMiss() {
    assertThat(
            jdbc.sql(
                    """
                    select c.relkind || ' ' || c.oid::regclass::text
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                       and (c.relkind in ('S', 'm', 'f') or c.relispartition
                            or c.relkind in ('r', 'p') and c.relpersistence <> 'p'
                            or c.relkind in ('r', 'p') and c.relname not like 'flyway%'
                               and not exists (select from pg_index i
                                                where i.indrelid = c.oid and i.indisprimary))
                    union all
                    select 'large object ' || oid from pg_largeobject_metadata
                    """)
                .query(String.class)
                .list())
        .as("sequences, stored views, partitions, tables without a key, large objects")
        .isEmpty();
  }
}

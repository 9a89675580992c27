package org.muster.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/**
 * The columns with sealed text that the rooms contribute, for commands: they have no context that
 * would collect beans. A room says each by a static method, as a bean.
 */
public final class SealedColumns {

  private SealedColumns() {}

  /** Those of every room. */
  public static List<SealedColumn> all() {
    var columns = new ArrayList<SealedColumn>();
    try {
      var readers = new CachingMetadataReaderFactory();
      for (var file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:org/muster/**/*.class")) {
        var type = readers.getMetadataReader(file).getAnnotationMetadata();
        for (var method : type.getAnnotatedMethods(Bean.class.getName())) {
          if (method.getReturnTypeName().equals(SealedColumn.class.getName())) {
            columns.add(column(type.getClassName(), method.getMethodName()));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return List.copyOf(columns);
  }

  private static SealedColumn column(String type, String method) {
    try {
      var said = Class.forName(type).getDeclaredMethod(method);
      said.setAccessible(true);
      if (said.invoke(null) instanceof SealedColumn column) {
        return column;
      }
      throw new IllegalStateException("%s.%s gives no column".formatted(type, method));
    } catch (ReflectiveOperationException notStatic) {
      throw new IllegalStateException("%s.%s".formatted(type, method), notStatic);
    }
  }
}

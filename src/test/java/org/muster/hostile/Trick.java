package org.muster.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What can be done to a request. */
enum Trick {
  /** A parameter that says something else than it should. */
  PARAMETER {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      parameter(attempt, nasty, Nasty.encoded(nasty.text()));
    }
  },
  /** A parameter that is no text. */
  RAW_PARAMETER {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      parameter(attempt, nasty, nasty.raw());
    }
  },
  /** Parameters twice, without a name, without end, and none at all. */
  PARAMETERS {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      switch (nasty.below(5)) {
        case 0 -> attempt.query.addAll(List.copyOf(attempt.query));
        case 1 -> attempt.query.add(nasty.one(List.of("&&=&", "=", "%00=1", "a[b][c]=1", "a.b=1")));
        case 2 -> attempt.query.add("x=" + "y".repeat(nasty.one(List.of(6_000, 100_000))));
        case 3 -> attempt.query.add("a=1&".repeat(1_500));
        default -> attempt.query.clear();
      }
    }
  },
  /** An address of the same place written otherwise. */
  ADDRESS {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      attempt.behind =
          nasty.one(
              List.of(
                  "/",
                  "//",
                  "/.",
                  "/..",
                  "/../..",
                  "/%2e%2e/",
                  ";a=b",
                  "/..;/",
                  ".json",
                  ".jsp",
                  "%00",
                  "%20",
                  "/%ff",
                  "/" + "a/".repeat(2_000),
                  "#x",
                  "\\..\\"));
    }
  },
  METHOD {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      attempt.method = nasty.one(WrongHeads.METHODS);
    }
  },
  PROPERTY {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      var names = List.copyOf(attempt.properties.keySet());
      attempt.properties.put(names.isEmpty() ? "resourceType" : nasty.one(names), nasty.json());
    }
  },
  ALL_PROPERTIES {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      attempt.properties.replaceAll((name, value) -> nasty.json());
    }
  },
  /** Properties that are not there, or nobody asked for, or come twice. */
  PROPERTIES {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      switch (nasty.below(4)) {
        case 0 -> attempt.properties.keySet().removeIf(name -> nasty.chance(2));
        case 1 -> attempt.properties.put(nasty.text(), nasty.json());
        case 2 -> {
          var once = attempt.json();
          attempt.body = utf8(once.substring(0, once.length() - 1) + "," + once.substring(1));
        }
        default -> attempt.properties.replaceAll((name, value) -> "null");
      }
    }
  },
  /** Levels within levels, in place of all or of one property. */
  DEEP {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      int levels = nasty.one(List.of(400, 10_000, 200_000));
      var deep =
          nasty.chance(2)
              ? "[".repeat(levels) + "]".repeat(levels)
              : "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
      within(attempt, nasty, deep);
    }
  },
  LARGE {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      within(
          attempt,
          nasty,
          switch (nasty.below(6)) {
            case 0 -> '"' + "x".repeat(2_000_000) + '"';
            case 1 -> "9".repeat(nasty.one(List.of(900, 100_000)));
            case 2 -> "1e" + "9".repeat(nasty.one(List.of(5, 12, 500)));
            case 3 -> "[" + "1,".repeat(200_000) + "1]";
            case 4 -> "[" + "{\"at\":\"\",\"note\":\"\"},".repeat(30_000) + "{}]";
            default -> "{\"" + "k".repeat(100_000) + "\":1}";
          });
    }
  },
  NOT_JSON {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      var right = attempt.json();
      attempt.body =
          utf8(
              switch (nasty.below(8)) {
                case 0 -> "";
                case 1 -> right.substring(0, right.length() / 2);
                case 2 -> "\ufeff" + right;
                case 3 -> right + right;
                case 4 -> "[" + right + "]";
                case 5 -> "\n".repeat(3) + right.replace('"', '\'');
                case 6 -> "<a>" + right + "</a>";
                default -> nasty.json();
              });
    }
  },
  ENCODING {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      switch (nasty.below(5)) {
        case 0 -> attempt.body = attempt.json().getBytes(StandardCharsets.UTF_16);
        case 1 -> {
          attempt.body = bytesOf(attempt);
          spoil(attempt.body, nasty);
        }
        case 2 -> {
          attempt.headers.add("Content-Encoding: gzip");
          attempt.body = zipped(bytesOf(attempt));
        }
        case 3 -> {
          attempt.headers.add("Content-Encoding: gzip");
          attempt.body = zipped(new byte[20_000_000]);
        }
        default -> {
          attempt.headers.add("Content-Encoding: " + nasty.one(List.of("br", "x", "gzip, gzip")));
          attempt.body = bytesOf(attempt);
        }
      }
    }
  },
  MEDIA {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      attempt.media = nasty.one(WrongHeads.MEDIA);
    }
  },
  HEADER {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      attempt.headers.add(nasty.one(WrongHeads.HEADERS));
    }
  },
  CHUNKED {
    @Override
    void play(Attempt attempt, Nasty nasty) {
      attempt.chunked = true;
    }
  };

  abstract void play(Attempt attempt, Nasty nasty);

  /** Whether it does anything to a request of this operation. */
  boolean fits(Operation operation) {
    return switch (this) {
      case PROPERTY, ALL_PROPERTIES, PROPERTIES, DEEP, LARGE, NOT_JSON, ENCODING, CHUNKED ->
          !operation.media().isEmpty();
      case PARAMETER, RAW_PARAMETER -> !operation.parameters().isEmpty();
      default -> true;
    };
  }

  private static void parameter(Attempt attempt, Nasty nasty, String value) {
    var parameter = nasty.one(attempt.operation.parameters());
    switch (parameter.in()) {
      case "path" -> attempt.variables.put(parameter.name(), value);
      case "query" -> {
        attempt.query.removeIf(field -> field.startsWith(parameter.name() + "="));
        attempt.query.add(parameter.name() + "=" + value);
      }
      default -> attempt.headers.add(parameter.name() + ": " + value);
    }
  }

  private static void within(Attempt attempt, Nasty nasty, String value) {
    if (attempt.properties.isEmpty() || nasty.chance(4)) {
      attempt.body = utf8(value);
    } else {
      attempt.properties.put(nasty.one(List.copyOf(attempt.properties.keySet())), value);
    }
  }

  private static byte[] bytesOf(Attempt attempt) {
    return attempt.bodyBytes().clone();
  }

  private static void spoil(byte[] bytes, Nasty nasty) {
    for (int n = 0; bytes.length > 0 && n < 3; n++) {
      bytes[nasty.below(bytes.length)] = nasty.one(List.of((byte) 0xff, (byte) 0xc0, (byte) 0));
    }
  }

  private static byte[] zipped(byte[] bytes) {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return zipped.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

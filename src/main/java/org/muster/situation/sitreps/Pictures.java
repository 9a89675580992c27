package org.muster.situation.sitreps;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.muster.shared.PrintedPages;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** The pictures of a report, as PNG: the same in the document and in the print. */
@Component
class Pictures {

  /** What is told day by day. */
  static final List<String> KEYS = List.of("round-missing", "round-flagged", "round-fever");

  /** What is drawn of it: beside those who are missing while the day goes on, these are nothing. */
  private static final List<String> DRAWN = List.of("round-flagged", "round-fever");

  /** Told apart by light and dark too. */
  private static final List<Color> COLOURS = List.of(new Color(0xE0A458), new Color(0x8C1D18));

  static final int WIDTH = 1400;
  static final int HEIGHT = 520;

  private final Font type;

  Pictures() {
    try (var font = PrintedPages.font()) {
      type = Font.createFont(Font.TRUETYPE_FONT, font).deriveFont(24f);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (FontFormatException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Who was abnormal or feverish, day by day. */
  byte[] days(Frozen frozen, Text t) {
    var counts = new DefaultCategoryDataset();
    for (var key : DRAWN) {
      var name = frozen.figure(key).map(Frozen.Figure::label).orElse(null);
      if (name != null) {
        for (var day : frozen.days()) {
          counts.addValue(day.values().get(key), name, t.shortDay(day.day()));
        }
      }
    }
    return png(counts);
  }

  private byte[] png(DefaultCategoryDataset counts) {
    var bars = new BarRenderer();
    bars.setBarPainter(new StandardBarPainter());
    bars.setShadowVisible(false);
    bars.setItemMargin(0.05);
    for (int n = 0; n < COLOURS.size(); n++) {
      bars.setSeriesPaint(n, COLOURS.get(n));
    }
    var days = new CategoryAxis();
    days.setTickLabelFont(type);
    var people = new NumberAxis();
    people.setTickLabelFont(type);
    people.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    var plot = new CategoryPlot(counts, days, people, bars);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(new Color(0xD5DAE0));
    plot.setRangeGridlineStroke(new BasicStroke(1f));
    var chart = new JFreeChart(null, type, plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(type);
    var png = new ByteArrayOutputStream();
    try {
      ChartUtils.writeChartAsPNG(png, chart, WIDTH, HEIGHT);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return png.toByteArray();
  }
}

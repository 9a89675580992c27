package org.muster.situation.warnings;

import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * A regression of counts with a logarithmic link whose variance is a multiple of the mean, by
 * iteratively reweighted least squares (McCullagh and Nelder, Generalized Linear Models, 2.5).
 *
 * @param spread the covariance of the coefficients, still without the dispersion
 * @param leverage how much each count pulls its own fitted value
 * @param dispersion the variance in multiples of the mean, by Pearson's residuals
 * @param workingDispersion the mean square of the residuals relative to the fitted values
 */
record QuasiPoisson(
    double[] coefficients,
    double[] fitted,
    RealMatrix spread,
    double[] leverage,
    double dispersion,
    double workingDispersion) {

  private static final int PATIENCE = 25;
  private static final double CLOSE = 1e-8;

  /** Fits; empty where the fit does not settle. */
  static Optional<QuasiPoisson> fit(double[][] rows, double[] counts, double[] weights) {
    try {
      return settle(new Array2DRowRealMatrix(rows, false), counts, weights);
    } catch (MathRuntimeException singular) {
      return Optional.empty();
    }
  }

  private static Optional<QuasiPoisson> settle(
      RealMatrix design, double[] counts, double[] weights) {
    var fitted = new double[counts.length];
    for (int n = 0; n < counts.length; n++) {
      fitted[n] = counts[n] + 0.1;
    }
    double before = Double.POSITIVE_INFINITY;
    for (int round = 0; round < PATIENCE; round++) {
      var coefficients = step(design, counts, weights, fitted);
      var linear = design.operate(coefficients);
      for (int n = 0; n < counts.length; n++) {
        fitted[n] = Math.exp(linear[n]);
      }
      double deviance = deviance(counts, weights, fitted);
      if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < CLOSE) {
        return Optional.of(summed(design, counts, weights, coefficients, fitted));
      }
      before = deviance;
    }
    return Optional.empty();
  }

  private static double[] step(
      RealMatrix design, double[] counts, double[] weights, double[] fitted) {
    var scaled = design.copy();
    var target = new double[counts.length];
    for (int n = 0; n < counts.length; n++) {
      double root = Math.sqrt(weights[n] * fitted[n]);
      target[n] = root * (Math.log(fitted[n]) + (counts[n] - fitted[n]) / fitted[n]);
      for (int column = 0; column < design.getColumnDimension(); column++) {
        scaled.multiplyEntry(n, column, root);
      }
    }
    return new QRDecomposition(scaled)
        .getSolver()
        .solve(new ArrayRealVector(target, false))
        .toArray();
  }

  private static double deviance(double[] counts, double[] weights, double[] fitted) {
    double sum = 0;
    for (int n = 0; n < counts.length; n++) {
      double likeness = counts[n] == 0 ? 0 : counts[n] * Math.log(counts[n] / fitted[n]);
      sum += 2 * weights[n] * (likeness - (counts[n] - fitted[n]));
    }
    return sum;
  }

  private static QuasiPoisson summed(
      RealMatrix design, double[] counts, double[] weights, double[] beta, double[] fitted) {
    int columns = design.getColumnDimension();
    var information = new Array2DRowRealMatrix(columns, columns);
    for (int n = 0; n < counts.length; n++) {
      double weight = weights[n] * fitted[n];
      for (int a = 0; a < columns; a++) {
        for (int b = 0; b < columns; b++) {
          information.addToEntry(a, b, weight * design.getEntry(n, a) * design.getEntry(n, b));
        }
      }
    }
    var spread = new QRDecomposition(information).getSolver().getInverse();
    var leverage = new double[counts.length];
    double pearson = 0;
    double working = 0;
    for (int n = 0; n < counts.length; n++) {
      leverage[n] = weights[n] * fitted[n] * form(spread, design.getRow(n));
      double residual = counts[n] - fitted[n];
      pearson += weights[n] * residual * residual / fitted[n];
      working += weights[n] * residual * residual / (fitted[n] * fitted[n]);
    }
    int free = counts.length - columns;
    return new QuasiPoisson(beta, fitted, spread, leverage, pearson / free, working / free);
  }

  private static double form(RealMatrix matrix, double[] row) {
    double sum = 0;
    for (int a = 0; a < row.length; a++) {
      for (int b = 0; b < row.length; b++) {
        sum += row[a] * matrix.getEntry(a, b) * row[b];
      }
    }
    return sum;
  }

  /** The logarithm of the mean at a row of the design. */
  double linear(double[] row) {
    double sum = 0;
    for (int n = 0; n < row.length; n++) {
      sum += row[n] * coefficients[n];
    }
    return sum;
  }

  /** The standard error of {@link #linear}, for a dispersion. */
  double error(double[] row, double dispersion) {
    return Math.sqrt(dispersion * form(spread, row));
  }
}

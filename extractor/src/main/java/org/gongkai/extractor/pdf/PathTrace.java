package org.gongkai.extractor.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** The path that a page's content is drawing at the moment. */
final class PathTrace {
    /** Longer paths are drawings, or made to fill the memory: their beginning is forgotten. */
    private static final int LONGEST = 100_000;

    private Path2D.Double path = new Path2D.Double();
    private int length;

    void rectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
        moveTo(a.getX(), a.getY());
        path.lineTo(b.getX(), b.getY());
        path.lineTo(c.getX(), c.getY());
        path.lineTo(d.getX(), d.getY());
        path.closePath();
    }

    void moveTo(double x, double y) {
        lengthen();
        path.moveTo(x, y);
    }

    void lineTo(double x, double y) {
        begin(x, y);
        path.lineTo(x, y);
    }

    void curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
        begin(x1, y1);
        path.curveTo(x1, y1, x2, y2, x3, y3);
    }

    void close() {
        if (path.getCurrentPoint() != null) {
            path.closePath();
        }
    }

    Point2D end() {
        Point2D point = path.getCurrentPoint();
        return point == null ? new Point2D.Double() : point;
    }

    void clear() {
        path = new Path2D.Double();
        length = 0;
    }

    /** Broken content draws on without having begun. */
    private void begin(double x, double y) {
        lengthen();
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        }
    }

    private void lengthen() {
        if (++length > LONGEST) {
            clear();
        }
    }

    /** The path as the page is shown. */
    Path2D shown(AffineTransform toShown) {
        return new Path2D.Double(path, toShown);
    }

    /** The box around the path: enough to tell what a clip leaves of a line, and much cheaper than its outline. */
    GeneralPath bounds() {
        return new GeneralPath(path.getBounds2D());
    }
}

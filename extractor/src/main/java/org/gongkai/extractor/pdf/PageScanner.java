package org.gongkai.extractor.pdf;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Goes once through a page's content and notes glyphs and straight lines. For one document, page after page. */
final class PageScanner extends PDFTextStripper {
    /** Thicker bars are areas, not rules. */
    private static final double THICKEST = 3.0;

    private static final double SHORTEST = 3.0;
    private static final int MOST_GLYPHS = 200_000;

    private final List<TextPosition> texts = new ArrayList<>();
    private final List<double[]> lines = new ArrayList<>();
    private final List<List<Point2D.Float>> path = new ArrayList<>();

    PageScanner() {
        operator("m", this::moveTo);
        operator("l", this::lineTo);
        operator("re", this::rectangle);
        operator("h", operands -> close());
        operator("c", operands -> bend(operands, 4));
        operator("v", operands -> bend(operands, 2));
        operator("y", operands -> bend(operands, 2));
        for (String stroke : List.of("S", "B", "B*")) {
            operator(stroke, operands -> end(true));
        }
        for (String stroke : List.of("s", "b", "b*")) {
            operator(stroke, operands -> {
                close();
                end(true);
            });
        }
        for (String fill : List.of("f", "F", "f*")) {
            operator(fill, operands -> end(false));
        }
        operator("n", operands -> path.clear());
    }

    private void operator(String name, Consumer<List<COSBase>> action) {
        addOperator(new OperatorProcessor(this) {
            @Override
            public void process(Operator operator, List<COSBase> operands) {
                action.accept(operands);
            }

            @Override
            public String getName() {
                return name;
            }
        });
    }

    /** What the page of this number, from 1, shows. */
    Page scan(PDDocument document, int number) throws IOException {
        texts.clear();
        lines.clear();
        path.clear();
        PDPage page = document.getPage(number - 1);
        processPage(page);
        return turned(number, page.getCropBox());
    }

    /** Nothing is written: the glyphs are what is wanted. */
    @Override
    protected void writePage() {}

    @Override
    protected void processTextPosition(TextPosition text) {
        if (texts.size() < MOST_GLYPHS) {
            texts.add(text);
        }
    }

    private static float number(List<COSBase> operands, int index) {
        return index < operands.size() && operands.get(index) instanceof COSNumber number ? number.floatValue() : 0;
    }

    private Point2D.Float point(List<COSBase> operands, int index) {
        return transformedPoint(number(operands, index), number(operands, index + 1));
    }

    private void moveTo(List<COSBase> operands) {
        List<Point2D.Float> part = new ArrayList<>();
        part.add(point(operands, 0));
        path.add(part);
    }

    private void lineTo(List<COSBase> operands) {
        if (path.isEmpty()) {
            moveTo(operands);
        } else {
            path.get(path.size() - 1).add(point(operands, 0));
        }
    }

    /** A curve bounds no cell: the part of the path behind it begins anew. */
    private void bend(List<COSBase> operands, int end) {
        List<Point2D.Float> part = new ArrayList<>();
        part.add(point(operands, end));
        path.add(part);
    }

    private void rectangle(List<COSBase> operands) {
        float x = number(operands, 0);
        float y = number(operands, 1);
        float width = number(operands, 2);
        float height = number(operands, 3);
        List<Point2D.Float> part = new ArrayList<>();
        part.add(transformedPoint(x, y));
        part.add(transformedPoint(x + width, y));
        part.add(transformedPoint(x + width, y + height));
        part.add(transformedPoint(x, y + height));
        part.add(transformedPoint(x, y));
        path.add(part);
    }

    private void close() {
        if (!path.isEmpty()) {
            List<Point2D.Float> part = path.get(path.size() - 1);
            part.add(part.get(0));
        }
    }

    private void end(boolean stroked) {
        for (List<Point2D.Float> part : path) {
            if (stroked) {
                for (int i = 1; i < part.size(); i++) {
                    line(part.get(i - 1), part.get(i));
                }
            } else {
                bar(part);
            }
        }
        path.clear();
    }

    private void line(Point2D.Float a, Point2D.Float b) {
        lines.add(new double[] {a.x, a.y, b.x, b.y});
    }

    /** A thin filled area is a rule drawn as an area; another area's edges are no rules: it is a background. */
    private void bar(List<Point2D.Float> part) {
        double left = Double.MAX_VALUE;
        double bottom = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = -Double.MAX_VALUE;
        for (Point2D.Float point : part) {
            left = Math.min(left, point.x);
            right = Math.max(right, point.x);
            bottom = Math.min(bottom, point.y);
            top = Math.max(top, point.y);
        }
        double width = right - left;
        double height = top - bottom;
        if (height <= THICKEST && width > height) {
            double middle = (top + bottom) / 2;
            lines.add(new double[] {left, middle, right, middle});
        } else if (width <= THICKEST && height > width) {
            double middle = (left + right) / 2;
            lines.add(new double[] {middle, bottom, middle, top});
        }
    }

    /** Turns text and lines the way most of the text runs. */
    private Page turned(int number, PDRectangle box) {
        Map<Integer, Integer> directions = new HashMap<>();
        for (TextPosition text : texts) {
            directions.merge((int) text.getDir(), 1, Integer::sum);
        }
        int direction = directions.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        boolean upright = direction == 0 || direction == 180;
        double width = upright ? box.getWidth() : box.getHeight();
        double height = upright ? box.getHeight() : box.getWidth();
        List<Rule> across = new ArrayList<>();
        List<Rule> down = new ArrayList<>();
        for (double[] line : lines) {
            double[] a = turn(line[0] - box.getLowerLeftX(), line[1] - box.getLowerLeftY(), direction, box);
            double[] b = turn(line[2] - box.getLowerLeftX(), line[3] - box.getLowerLeftY(), direction, box);
            double dx = Math.abs(a[0] - b[0]);
            double dy = Math.abs(a[1] - b[1]);
            if (dy <= 1.5 && dx > SHORTEST) {
                across.add(new Rule((a[1] + b[1]) / 2, Math.min(a[0], b[0]), Math.max(a[0], b[0])));
            } else if (dx <= 1.5 && dy > SHORTEST) {
                down.add(new Rule((a[0] + b[0]) / 2, Math.min(a[1], b[1]), Math.max(a[1], b[1])));
            }
        }
        return new Page(number, width, height, glyphs(direction), across, down);
    }

    /** The same turn that {@link TextPosition#getXDirAdj()} and {@link TextPosition#getYDirAdj()} make. */
    private static double[] turn(double x, double y, int direction, PDRectangle box) {
        double width = box.getWidth();
        double height = box.getHeight();
        return switch (direction) {
            case 90 -> new double[] {y, x};
            case 180 -> new double[] {width - x, y};
            case 270 -> new double[] {height - y, width - x};
            default -> new double[] {x, height - y};
        };
    }

    /** Glyphs drawn twice at the same place to look bold count once. */
    private List<Glyph> glyphs(int direction) {
        List<Glyph> glyphs = new ArrayList<>(texts.size());
        Map<String, List<Glyph>> seen = new HashMap<>();
        for (TextPosition text : texts) {
            String unicode = text.getUnicode();
            if ((int) text.getDir() != direction || unicode == null) {
                continue;
            }
            double size = Math.max(text.getHeightDir() * 1.3, text.getFontSizeInPt());
            Glyph glyph = new Glyph(
                    text.getXDirAdj(),
                    text.getYDirAdj() - text.getHeightDir() / 2,
                    text.getWidthDirAdj(),
                    Math.max(4, Math.min(size, 60)),
                    PlainGlyph.of(unicode));
            List<Glyph> same = seen.computeIfAbsent(unicode, key -> new ArrayList<>());
            boolean twice = false;
            for (int i = same.size() - 1; i >= Math.max(0, same.size() - 4); i--) {
                Glyph other = same.get(i);
                twice |= Math.abs(other.x() - glyph.x()) < Math.max(0.6, glyph.width() * 0.25)
                        && Math.abs(other.y() - glyph.y()) < 1;
            }
            if (!twice) {
                same.add(glyph);
                glyphs.add(glyph);
            }
        }
        return glyphs;
    }
}

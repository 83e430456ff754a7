package org.gongkai.extractor.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.MissingOperandException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.jspecify.annotations.Nullable;

/**
 * Operators that do less than PDFBox' own: colours become shades of grey without loading colour profiles, and pictures
 * are measured without being decoded. Both save most of the time that drawing would take.
 */
final class InkOperators {
    private static final float SOME_COLOR = 0.5f;

    private InkOperators() {}

    /** Replaces the operators of the engine. */
    static void addTo(PageInkReader reader) {
        for (String name : List.of(
                OperatorName.STROKING_COLOR,
                OperatorName.STROKING_COLOR_N,
                OperatorName.STROKING_COLOR_GRAY,
                OperatorName.STROKING_COLOR_RGB,
                OperatorName.STROKING_COLOR_CMYK)) {
            reader.addOperator(new Shade(reader, name, true));
        }
        for (String name : List.of(
                OperatorName.NON_STROKING_COLOR,
                OperatorName.NON_STROKING_COLOR_N,
                OperatorName.NON_STROKING_GRAY,
                OperatorName.NON_STROKING_RGB,
                OperatorName.NON_STROKING_CMYK)) {
            reader.addOperator(new Shade(reader, name, false));
        }
        reader.addOperator(new Space(reader, OperatorName.STROKING_COLORSPACE, true));
        reader.addOperator(new Space(reader, OperatorName.NON_STROKING_COLORSPACE, false));
        reader.addOperator(new ChooseFont(reader));
        reader.addOperator(new Draw(reader));
        reader.addOperator(new InlinePicture(reader));
    }

    /** What the numbers of a colour mean. */
    private enum Kind {
        /** Light or parts of light: more is lighter. */
        LIGHT,
        /** A tint of a printing ink: more is darker. */
        TINT,
        /** Places in a palette, patterns and the like: they can be seen, more is not known. */
        OTHER
    }

    /** Keeps how light the ink is and what its numbers mean, as the first two parts of a colour. */
    private static void shade(PDGraphicsState state, boolean stroking, float grey, Kind kind) {
        PDColor color = new PDColor(new float[] {grey, kind.ordinal(), 0}, PDDeviceRGB.INSTANCE);
        if (stroking) {
            state.setStrokingColor(color);
        } else {
            state.setNonStrokingColor(color);
        }
    }

    /** How light ink is, 0 for black to 1 for white. */
    static float lightness(PDColor color) {
        float[] parts = color.getComponents();
        return parts.length == 0 ? 0 : parts[0];
    }

    private static Kind kind(PDColor color) {
        float[] parts = color.getComponents();
        return parts.length < 2 ? Kind.LIGHT : Kind.values()[(int) parts[1]];
    }

    /** Sets the colour to a shade of grey. */
    private static final class Shade extends OperatorProcessor {
        private final String name;
        private final boolean stroking;

        Shade(PDFGraphicsStreamEngine engine, String name, boolean stroking) {
            super(engine);
            this.name = name;
            this.stroking = stroking;
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            PDGraphicsState state = getContext().getGraphicsState();
            boolean ownSpace = name.equalsIgnoreCase("sc") || name.equalsIgnoreCase("scn");
            Kind kind = ownSpace ? kind(stroking ? state.getStrokingColor() : state.getNonStrokingColor()) : Kind.LIGHT;
            float[] parts = new float[4];
            int count = 0;
            for (COSBase operand : operands) {
                if (operand instanceof COSNumber number && count < parts.length) {
                    parts[count++] = number.floatValue();
                }
            }
            shade(state, stroking, grey(parts, count, kind), kind);
        }

        private static float grey(float[] parts, int count, Kind kind) {
            if (kind == Kind.OTHER) {
                return SOME_COLOR;
            }
            return switch (count) {
                case 1 -> kind == Kind.TINT ? 1 - parts[0] : parts[0];
                case 3 -> 0.3f * parts[0] + 0.59f * parts[1] + 0.11f * parts[2];
                case 4 -> (1 - parts[3]) * (1 - (0.3f * parts[0] + 0.59f * parts[1] + 0.11f * parts[2]));
                default -> SOME_COLOR;
            };
        }

        @Override
        public String getName() {
            return name;
        }
    }

    /** Remembers of a colour space only what its numbers mean. */
    private static final class Space extends OperatorProcessor {
        private final String name;
        private final boolean stroking;

        Space(PDFGraphicsStreamEngine engine, String name, boolean stroking) {
            super(engine);
            this.name = name;
            this.stroking = stroking;
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            Kind kind = Kind.LIGHT;
            if (!operands.isEmpty()
                    && operands.get(0) instanceof COSName space
                    && resource((PageInkReader) getContext(), COSName.COLORSPACE, space) instanceof COSArray array) {
                COSBase family = array.getObject(0);
                kind = COSName.SEPARATION.equals(family) || COSName.DEVICEN.equals(family)
                        ? Kind.TINT
                        : COSName.INDEXED.equals(family) || COSName.PATTERN.equals(family) || COSName.LAB.equals(family)
                                ? Kind.OTHER
                                : Kind.LIGHT;
            }
            shade(getContext().getGraphicsState(), stroking, 0, kind);
        }

        @Override
        public String getName() {
            return name;
        }
    }

    private static @Nullable COSBase resource(PageInkReader reader, COSName kind, COSName key) {
        COSDictionary all = reader.getResources().getCOSObject().getCOSDictionary(kind);
        return all == null ? null : all.getDictionaryObject(key);
    }

    /** Sets the font and its size; a font is opened once for all pages. */
    private static final class ChooseFont extends OperatorProcessor {
        ChooseFont(PDFGraphicsStreamEngine engine) {
            super(engine);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) throws IOException {
            if (operands.size() < 2) {
                throw new MissingOperandException(operator, operands);
            }
            if (!(operands.get(0) instanceof COSName name) || !(operands.get(1) instanceof COSNumber size)) {
                return;
            }
            PageInkReader reader = (PageInkReader) getContext();
            PDTextState text = reader.getGraphicsState().getTextState();
            text.setFontSize(size.floatValue());
            text.setFont(
                    resource(reader, COSName.FONT, name) instanceof COSDictionary font
                            ? reader.fonts().open(font, reader.getResources().getResourceCache())
                            : null);
        }

        @Override
        public String getName() {
            return OperatorName.SET_FONT_AND_SIZE;
        }
    }

    /** Goes into forms; measures pictures. */
    private static final class Draw extends OperatorProcessor {
        /** Forms in forms in forms; deeper is a loop. */
        private static final int DEEPEST = 25;

        Draw(PDFGraphicsStreamEngine engine) {
            super(engine);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) throws IOException {
            if (operands.isEmpty() || !(operands.get(0) instanceof COSName name)) {
                throw new MissingOperandException(operator, operands);
            }
            PageInkReader reader = (PageInkReader) getContext();
            COSBase found = resource(reader, COSName.XOBJECT, name);
            if (found instanceof COSObject reference) {
                found = reference.getObject();
            }
            if (!(found instanceof COSDictionary object)) {
                return;
            }
            if (COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
                reader.picture(object);
                return;
            }
            if (reader.getLevel() > DEEPEST) {
                return;
            }
            reader.increaseLevel();
            try {
                if (reader.getResources().getXObject(name) instanceof PDFormXObject form) {
                    if (form instanceof PDTransparencyGroup group) {
                        reader.showTransparencyGroup(group);
                    } else {
                        reader.showForm(form);
                    }
                }
            } finally {
                reader.decreaseLevel();
            }
        }

        @Override
        public String getName() {
            return OperatorName.DRAW_OBJECT;
        }
    }

    /** Measures a picture that stands in the content itself. */
    private static final class InlinePicture extends OperatorProcessor {
        InlinePicture(PDFGraphicsStreamEngine engine) {
            super(engine);
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) {
            COSDictionary parameters = operator.getImageParameters();
            if (parameters != null) {
                ((PageInkReader) getContext()).picture(parameters);
            }
        }

        @Override
        public String getName() {
            return OperatorName.BEGIN_INLINE_IMAGE;
        }
    }
}

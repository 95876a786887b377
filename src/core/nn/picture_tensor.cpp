// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/picture_tensor.h"

namespace mixdesk::nn {

torch::Tensor pictureToTensor(const cv::Mat& picture)
{
    auto tensor = torch::empty({3, picture.rows, picture.cols});
    float* to = tensor.data_ptr<float>();
    const std::int64_t plane = std::int64_t(picture.rows) * picture.cols;
    for (int y = 0; y < picture.rows; ++y) {
        const uchar* from = picture.ptr<uchar>(y);
        float* row = to + std::int64_t(y) * picture.cols;
        for (int x = 0; x < picture.cols; ++x)
            for (int c = 0; c < 3; ++c)
                row[(2 - c) * plane + x] = float(from[3 * x + c]) / 127.5F - 1.0F;
    }
    return tensor;
}

cv::Mat tensorToPicture(const torch::Tensor& tensor)
{
    const auto contiguous = tensor.contiguous();
    const int rows = int(tensor.size(1)), cols = int(tensor.size(2));
    const float* from = contiguous.data_ptr<float>();
    const std::int64_t plane = std::int64_t(rows) * cols;
    cv::Mat picture(rows, cols, CV_32FC3);
    for (int y = 0; y < rows; ++y) {
        float* to = picture.ptr<float>(y);
        const float* row = from + std::int64_t(y) * cols;
        for (int x = 0; x < cols; ++x)
            for (int c = 0; c < 3; ++c)
                to[3 * x + c] = row[(2 - c) * plane + x];
    }
    return picture;
}

} // namespace mixdesk::nn

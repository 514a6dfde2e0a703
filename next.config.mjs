/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  compress: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
};
